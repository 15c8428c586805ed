/* The model's vocabulary: read from its file, and texts cut into its pieces.
 *
 * Pieces lie in a tree of letters, whose nodes are entries of one table with open addressing: an
 * entry is found by its parent and its letter, and its place in the table is its number.
 */

#include "common.h"

#define ROOT 0xffffffffu

typedef struct {
    uint32_t parent, letter; /* no letter: an entry that is free */
    uint32_t piece;          /* its number and one more; 0 where no piece ends */
} node;

static inline uint32_t place_of(const node *nodes, uint32_t most, uint32_t parent, uint32_t letter) {
    uint32_t at = (parent * 0x9e3779b1u ^ letter * 0x85ebca6bu);
    at ^= at >> 15;
    at &= most;
    while (nodes[at].letter && (nodes[at].letter != letter || nodes[at].parent != parent))
        at = (at + 1) & most;
    return at;
}

/* The next letter of a text in UTF-8 that ends at `end`; 0 where it is damaged. */
static inline uint32_t letter_at(const uint8_t **at, const uint8_t *end) {
    static const uint32_t least[] = {1, 0x80, 0x800, 0x10000};
    const uint8_t *from = *at;
    const uint32_t first = *from;
    const int more = first < 0x80 ? 0 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
    uint32_t letter = more ? first & (0x3f >> more) : first;
    if (end - from <= more || (more && first < 0xc0)) return 0;
    for (int i = 1; i <= more; i++) {
        if (from[i] >> 6 != 2) return 0;
        letter = letter << 6 | (from[i] & 0x3f);
    }
    *at = from + more + 1;
    return letter < least[more] || letter > 0x10ffff || letter >> 11 == 0x1b ? 0 : letter;
}

/* Read the pieces, which come first in the file, all laid out alike: a message with its length, in
 * it the text and its length, then what it is worth. Gives how many there are, or -1 where there
 * are more than `most`, where the table is full, or where something else comes first in a message.
 *
 * nodes (slots, which is a power of two): zeros; worth (most), place (most): of each piece, the
 * second its node; end: where the pieces end in the file.
 */
EXPORT int64_t duidu_read_pieces(const uint8_t *data, int64_t size, node *nodes, int64_t slots,
                                 float *worth, uint32_t *place, int64_t most, int64_t *end) {
    const uint8_t *at = data, *const last = data + size;
    int64_t count = 0, used = 0;
    while (last - at > 2 && *at == 0x0a) {
        int64_t length = at[1];
        const uint8_t *message = at + 2;
        if (length & 0x80) length = (length & 0x7f) | (int64_t)*message++ << 7;
        if (last - message < length || length < 7 || message[0] != 0x0a) return -1;
        const uint8_t *text = message + 2, *const behind = text + message[1];
        if ((message[1] & 0x80) || message + length - behind < 5 || *behind != 0x15) return -1;
        uint32_t parent = ROOT;
        while (text < behind) {
            const uint32_t letter = letter_at(&text, behind);
            if (!letter) return -1;
            const uint32_t here = place_of(nodes, (uint32_t)(slots - 1), parent, letter);
            if (!nodes[here].letter) {
                if (++used > slots / 4 * 3) return -1;
                nodes[here].parent = parent;
                nodes[here].letter = letter;
            }
            parent = here;
        }
        if (count == most || parent == ROOT) return -1;
        const uint32_t bits = behind[1] | (uint32_t)behind[2] << 8 | (uint32_t)behind[3] << 16 |
                              (uint32_t)behind[4] << 24;
        __builtin_memcpy(worth + count, &bits, sizeof bits);
        place[count] = parent;
        nodes[parent].piece = (uint32_t)++count;
        at = message + length;
    }
    *end = at - data;
    return count;
}

/* Cut a text into the pieces that are worth most together; where two ways are worth the same, the
 * one with the longer last piece stays. Gives how many there are.
 *
 * A letter that is no piece is `unknown`, worth `unknown_worth`. found (length): the pieces, in
 * order; room: 16 bytes for each letter and for one more.
 */
EXPORT int64_t duidu_cut(const node *nodes, int64_t slots, const float *worth, int64_t unknown,
                         double unknown_worth, const uint32_t *text, int64_t length, int64_t *found,
                         double *room) {
    double *best = room;
    uint32_t *start = (uint32_t *)(best + length + 1), *piece = start + length + 1;
    for (int64_t i = 1; i <= length; i++) best[i] = -1e38;
    best[0] = 0;
    for (int64_t i = 0; i < length; i++) {
        uint32_t here = ROOT;
        int has_single = 0;
        for (int64_t j = i; j < length; j++) {
            here = place_of(nodes, (uint32_t)(slots - 1), here, text[j]);
            if (!nodes[here].letter) break;
            const uint32_t number = nodes[here].piece;
            if (!number) continue;
            if (j == i) has_single = 1;
            const double way = best[i] + worth[number - 1];
            if (way > best[j + 1]) {
                best[j + 1] = way;
                start[j + 1] = (uint32_t)i;
                piece[j + 1] = number - 1;
            }
        }
        if (!has_single && best[i] + unknown_worth > best[i + 1]) {
            best[i + 1] = best[i] + unknown_worth;
            start[i + 1] = (uint32_t)i;
            piece[i + 1] = (uint32_t)unknown;
        }
    }
    int64_t count = 0;
    for (int64_t i = length; i > 0; i = start[i]) count++;
    int64_t at = count;
    for (int64_t i = length; i > 0; i = start[i]) found[--at] = piece[i];
    return count;
}
