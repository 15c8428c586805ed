/* What of one side's parts is found on the other; see `similarity.py`. */

#include "common.h"

#include <string.h>

/* For runs of 1, 2, … `longest` columns the weight of each row's parts that is found there: out
 * (longest, rows, columns), which is added to. A part is found in a run as surely as in the column
 * of it that has it best; runs that go beyond the last column are shorter.
 *
 * known: (…, stride), how surely a part is found in a segment; first (rows + 1): where each row's
 * parts begin among `parts` and `weights`; segments (columns): which segment each column is, below
 * zero for none; room: 2 * columns.
 */
EXPORT void duidu_found(const float *known, int64_t stride, const int64_t *first,
                        const int64_t *parts, const float *weights, int64_t rows,
                        const int64_t *segments, int64_t columns, int64_t longest, float *room,
                        float *out) {
    float *restrict alone = room, *restrict run = room + columns;
    int64_t begin = 0, end = columns; /* of the columns that are segments, side by side nearly always */
    while (begin < end && segments[begin] < 0) begin++;
    while (begin < end && segments[end - 1] < 0) end--;
    const int is_dense = begin < end && segments[end - 1] - segments[begin] == end - 1 - begin;
    memset(alone, 0, columns * sizeof(float));
    for (int64_t row = 0; row < rows; row++)
        for (int64_t at = first[row]; at < first[row + 1]; at++) {
            const float *of = known + parts[at] * stride;
            const float weight = weights[at];
            float *restrict to = out + row * columns;
            if (is_dense) {
                memcpy(alone + begin, of + segments[begin], (end - begin) * sizeof(float));
            } else {
                for (int64_t i = begin; i < end; i++)
                    alone[i] = segments[i] < 0 ? 0 : of[segments[i]];
            }
            for (int64_t i = 0; i < columns; i++) to[i] += weight * alone[i];
            if (longest > 1) memcpy(run, alone, columns * sizeof(float));
            for (int64_t more = 1; more < longest; more++) {
                to += rows * columns;
                for (int64_t i = 0; i < columns - more; i++)
                    run[i] = run[i] > alone[i + more] ? run[i] : alone[i + more];
                for (int64_t i = 0; i < columns; i++) to[i] += weight * run[i];
            }
        }
}

/* How alike rows are to the segments, out (rows, segments): what is there for their wholes, or the
 * most of the segment's own columns, or 0. alike: (rows, columns); first (segments + 1): where each
 * segment's columns begin. */
EXPORT void duidu_closest(const float *alike, int64_t rows, int64_t columns, const int64_t *first,
                          int64_t segments, float *out) {
    for (int64_t row = 0; row < rows; row++)
        for (int64_t segment = 0; segment < segments; segment++) {
            const float *of = alike + row * columns;
            float most = out[row * segments + segment];
            most = most > 0 ? most : 0;
            for (int64_t i = first[segment]; i < first[segment + 1]; i++)
                most = of[i] > most ? of[i] : most;
            out[row * segments + segment] = most;
        }
}
