/* What the encoder does for every token; see `encoder.py` for the network.
 *
 * After a rectified layer few numbers are above zero (of the first convolutions' 256 some 14), and
 * what comes next is linear. So only these few take part in it: a sum of so many rows of weights,
 * where a product of matrices would multiply by zeros. What a layer adds without rectifying depends
 * on single tokens, and lies worked out in their rows, in numbers of two bytes: fetching them from
 * memory takes longer than adding them up.
 *
 * The numbers are those of `layers.py` but for rounding.
 */

#include "common.h"

#include <math.h>
#if defined(__F16C__)
#include <immintrin.h>
#endif

#define EMBEDDED 512
#define WIDTH 256 /* numbers in a channel; a unit's number fits a byte */
#define CHANNELS 3
#define FEATURES (EMBEDDED + CHANNELS * WIDTH)
#define SUMMED (FEATURES + 2)
#define LARGEST 5 /* tokens in a window */
#define AHEAD 3   /* tokens whose rows are fetched beforehand: farther than any window reaches */
#define LINE 64   /* bytes that memory gives at once */

typedef float eight __attribute__((vector_size(32), aligned(4), may_alias));
typedef uint16_t half; /* a number in two bytes, as IEEE 754 has it */
typedef uint64_t mask __attribute__((vector_size(32)));

static const int SIZE[CHANNELS] = {2, 3, 5};
static const int BEFORE[CHANNELS] = {0, 1, 2};

#if defined(__F16C__)
static inline eight widened(const half *from) {
    return (eight)_mm256_cvtph_ps(_mm_loadu_si128((const __m128i *)from));
}
static inline void narrow(half *to, eight numbers) {
    _mm_storeu_si128((__m128i *)to, _mm256_cvtps_ph((__m256)numbers, 0));
}
#else
typedef _Float16 halves __attribute__((vector_size(16), aligned(2), may_alias));
static inline eight widened(const half *from) {
    return __builtin_convertvector(*(const halves *)from, eight);
}
static inline void narrow(half *to, eight numbers) {
    *(halves *)to = __builtin_convertvector(numbers, halves);
}
#endif

static inline eight load(const float *from) { return *(const eight *)from; }
static inline void store(float *to, eight numbers) { *(eight *)to = numbers; }
static inline eight rectified(eight numbers) {
    const eight zero = {0};
    return (eight)((mask)(numbers > zero) & (mask)numbers);
}

/* Which numbers are above zero: their places and they themselves; how many there are. */
static inline int active(const float *numbers, int count, uint16_t *units, float *values) {
    const eight zero = {0};
    int found = 0;
    for (int at = 0; at < count; at += 8) {
        const mask above = (mask)(load(numbers + at) > zero);
        if (!(above[0] | above[1] | above[2] | above[3])) continue;
        for (int unit = at; unit < at + 8; unit++) {
            units[found] = (uint16_t)unit;
            values[found] = numbers[unit];
            found += numbers[unit] > 0;
        }
    }
    return found;
}

/* The sum of some rows of WIDTH numbers, those after the first `plain` times a factor each. At
 * least one is plain. 64 numbers at a time stay in registers. */
static inline void combine(float *out, const half *const *rows, const float *factors, int plain,
                           int count) {
    for (int part = 0; part < WIDTH; part += 64) {
        eight sum[8];
        for (int i = 0; i < 8; i++) sum[i] = widened(rows[0] + part + 8 * i);
        for (int row = 1; row < plain; row++)
            for (int i = 0; i < 8; i++) sum[i] += widened(rows[row] + part + 8 * i);
        for (int row = plain; row < count; row++) {
            for (int i = 0; i < 8; i++) sum[i] += factors[row] * widened(rows[row] + part + 8 * i);
        }
        for (int i = 0; i < 8; i++) store(out + part + 8 * i, sum[i]);
    }
}

/* One channel of one segment: hidden (tokens, CHANNELS * WIDTH) gets its numbers at `channel`.
 *
 * table: of each token (2 * size + 1, WIDTH), the first convolution's products for each place of
 * the window, the second one's with the channel, and the channel itself; weights: of the second
 * convolution, (WIDTH, size, WIDTH). values, units, counts: room for WIDTH, WIDTH and one a token.
 */
static void convolve(int channel, const half *table, const half *weights, const int64_t *tokens,
                     int64_t count, float *hidden, float *values, uint16_t *units, int64_t *counts) {
    const int size = SIZE[channel], before = BEFORE[channel];
    const int64_t wide = (int64_t)(2 * size + 1) * WIDTH;
    const half *rows[LARGEST * (WIDTH + 1)];
    float factors[LARGEST * (WIDTH + 1)];
    float sums[WIDTH];
    hidden += channel * WIDTH;
    for (int64_t at = 0; at < count; at++) {
        const half *own = table + tokens[at] * wide + 2 * size * WIDTH;
        float *to = hidden + at * CHANNELS * WIDTH;
        int found = 0;
        if (at + AHEAD < count) {
            const char *soon = (const char *)(table + tokens[at + AHEAD] * wide);
            for (int64_t line = 0; line < wide * (int64_t)sizeof(half); line += LINE)
                __builtin_prefetch(soon + line, 0, 2);
        }
        for (int place = 0; place < size; place++) {
            const int64_t other = at + place - before;
            if (other < 0 || other >= count) continue;
            rows[found++] = table + tokens[other] * wide + place * WIDTH;
        }
        combine(sums, rows, factors, found, found);
        for (int i = 0; i < WIDTH; i += 8)
            store(to + i, rectified(load(sums + i)) + widened(own + i));
        counts[at] = active(sums, WIDTH, units + at * WIDTH, values + at * WIDTH);
    }
    for (int64_t at = 0; at < count; at++) {
        float *to = hidden + at * CHANNELS * WIDTH;
        int plain = 0, found;
        for (int place = 0; place < size; place++) {
            const int64_t other = at + place - before;
            if (other < 0 || other >= count) continue;
            rows[plain++] = table + tokens[other] * wide + (size + place) * WIDTH;
        }
        found = plain;
        for (int place = 0; place < size; place++) {
            const int64_t other = at + place - before;
            if (other < 0 || other >= count) continue;
            for (int64_t i = other * WIDTH; i < other * WIDTH + counts[other]; i++) {
                rows[found] = weights + ((int64_t)units[i] * size + place) * WIDTH;
                factors[found++] = values[i];
            }
        }
        combine(sums, rows, factors, plain, found);
        for (int i = 0; i < WIDTH; i += 8)
            store(to + i, load(to + i) + rectified(load(sums + i)));
    }
}

static inline float total(eight numbers) {
    return ((numbers[0] + numbers[4]) + (numbers[1] + numbers[5])) +
           ((numbers[2] + numbers[6]) + (numbers[3] + numbers[7]));
}

/* Add one token's features to a sum of SUMMED numbers: each times the scale that they are
 * normalised by; then the mean times it, and 1. */
static void add_up(float *sum, const float *embedded, const float *moments, const float *channels,
                   float epsilon) {
    eight first = {0}, second = {0};
    for (int i = 0; i < CHANNELS * WIDTH; i += 8) {
        const eight some = load(channels + i);
        first += some;
        second += some * some;
    }
    const float mean = (total(first) + moments[0]) / FEATURES;
    const float variance = (total(second) + moments[1]) / FEATURES - mean * mean;
    const float scale = 1 / sqrtf((variance > 0 ? variance : 0) + epsilon);
    for (int i = 0; i < EMBEDDED; i += 8)
        store(sum + i, load(sum + i) + scale * load(embedded + i));
    sum += EMBEDDED;
    for (int i = 0; i < CHANNELS * WIDTH; i += 8)
        store(sum + i, load(sum + i) + scale * load(channels + i));
    sum[CHANNELS * WIDTH] += scale * mean;
    sum[CHANNELS * WIDTH + 1] += 1;
}

/* Bytes of `room` that `duidu_sums` needs for segments of up to so many tokens. */
EXPORT int64_t duidu_room(int64_t longest) {
    return longest * (int64_t)((CHANNELS + 1) * WIDTH * sizeof(float) + sizeof(int64_t) +
                               WIDTH * sizeof(uint16_t));
}

/* The sums of features over the clauses and the signs of some segments.
 *
 * embedded (rows, EMBEDDED), moments (rows, 2), tables (CHANNELS; see `convolve`): of distinct
 * tokens; weights: CHANNELS; tokens: the row of each; starts (segments + 1): where each segment
 * begins among them; clauses: of each token the number of its clause, or below zero for a sign;
 * sums (clauses, SUMMED) and ends (segments, SUMMED): what is added to.
 */
EXPORT void duidu_sums(const float *embedded, const float *moments, const half *const *tables,
                       const half *const *weights, const int64_t *tokens, const int64_t *starts,
                       int64_t segments, const int64_t *clauses, float epsilon, void *room,
                       float *sums, float *ends) {
    for (int64_t segment = 0; segment < segments; segment++) {
        const int64_t start = starts[segment], count = starts[segment + 1] - start;
        int64_t *counts = room;
        float *hidden = (float *)(counts + count);
        float *values = hidden + count * CHANNELS * WIDTH;
        uint16_t *units = (uint16_t *)(values + count * WIDTH);
        for (int channel = 0; channel < CHANNELS; channel++)
            convolve(channel, tables[channel], weights[channel], tokens + start, count, hidden,
                     values, units, counts);
        for (int64_t at = 0; at < count; at++) {
            const int64_t token = tokens[start + at], clause = clauses[start + at];
            float *sum = clause < 0 ? ends + segment * SUMMED : sums + clause * SUMMED;
            add_up(sum, embedded + token * EMBEDDED, moments + 2 * token,
                   hidden + at * CHANNELS * WIDTH, epsilon);
        }
    }
}

/* out (count, width) += the numbers above zero of `numbers` (count, inner) times weights (inner,
 * width). stride, out_stride: from one row to the next. inner is at most 512 and a multiple of
 * eight, width one of 64. */
EXPORT void duidu_rectified_product(const float *numbers, int64_t count, int64_t inner,
                                    int64_t stride, const float *weights, int64_t width,
                                    float *out, int64_t out_stride) {
    uint16_t units[512];
    float values[512];
    for (int64_t at = 0; at < count; at++) {
        const int found = active(numbers + at * stride, (int)inner, units, values);
        float *to = out + at * out_stride;
        for (int64_t part = 0; part < width; part += 64) {
            eight sum[8];
            for (int i = 0; i < 8; i++) sum[i] = load(to + part + 8 * i);
            for (int unit = 0; unit < found; unit++) {
                const float *row = weights + units[unit] * width + part;
                for (int i = 0; i < 8; i++) sum[i] += values[unit] * load(row + 8 * i);
            }
            for (int i = 0; i < 8; i++) store(to + part + 8 * i, sum[i]);
        }
    }
}

/* Numbers in two bytes each; count is a multiple of eight. */
EXPORT void duidu_narrow(const float *numbers, int64_t count, half *out) {
    for (int64_t i = 0; i < count; i += 8) narrow(out + i, load(numbers + i));
}

/* Write tokens' rows of a table as `convolve` reads it: products (tokens, parts, WIDTH), to each
 * of which the shift (parts, WIDTH) is added, and the channel, stride from one token to the next. */
EXPORT void duidu_store(const float *products, const float *shift, const float *channel,
                        int64_t stride, const int64_t *rows, int64_t tokens, int64_t parts,
                        half *table) {
    const int64_t wide = parts * WIDTH;
    for (int64_t token = 0; token < tokens; token++) {
        half *to = table + rows[token] * (wide + WIDTH);
        const float *from = products + token * wide;
        for (int64_t i = 0; i < wide; i += 8) narrow(to + i, load(from + i) + load(shift + i));
        for (int64_t i = 0; i < WIDTH; i += 8)
            narrow(to + wide + i, load(channel + token * stride + i));
    }
}
