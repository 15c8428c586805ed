/* Sums and best ways over a lattice; see `lattice.py`, whose numbers these are but for rounding. */

#include "common.h"

#include <math.h>

/* The logarithm of the sum of some numbers that are given by their logarithms. */
static inline double summed(const double *ways, int64_t count) {
    double most = ways[0], sum = 0;
    for (int64_t i = 1; i < count; i++) most = ways[i] > most ? ways[i] : most;
    for (int64_t i = 0; i < count; i++)
        if (ways[i] >= most - 50) sum += exp(ways[i] - most); /* less is nothing beside one */
    return most + log(sum);
}

/* The probability of every bead of a lattice, out (shapes, nodes), and the logarithm of the sum
 * over all ways: forward and backward, as in `lattice.probabilities`.
 *
 * behind, ahead, score: (shapes, nodes); a bead that begins or ends outside has the number of nodes
 * there, and `never` is what it is worth. forward, backward (nodes + 1): room. At most 64 shapes.
 */
EXPORT double duidu_probabilities(const int64_t *behind, const int64_t *ahead, const double *score,
                                  int64_t shapes, int64_t nodes, double never, double *forward,
                                  double *backward, double *out) {
    double ways[64];
    forward[nodes] = backward[nodes] = never;
    forward[0] = backward[nodes - 1] = 0;
    for (int64_t node = 1; node < nodes; node++) {
        for (int64_t shape = 0; shape < shapes; shape++) {
            const int64_t from = behind[shape * nodes + node];
            ways[shape] = from == nodes ? never : forward[from] + score[shape * nodes + from];
        }
        forward[node] = summed(ways, shapes);
    }
    for (int64_t node = nodes - 2; node >= 0; node--) {
        for (int64_t shape = 0; shape < shapes; shape++) {
            const int64_t at = shape * nodes + node;
            ways[shape] = ahead[at] == nodes ? never : score[at] + backward[ahead[at]];
        }
        backward[node] = summed(ways, shapes);
    }
    const double total = forward[nodes - 1];
    for (int64_t shape = 0; shape < shapes; shape++)
        for (int64_t node = 0; node < nodes; node++) {
            const int64_t at = shape * nodes + node;
            const double way = forward[node] + score[at] + backward[ahead[at]] - total;
            out[at] = ahead[at] == nodes || way < -700 ? 0 : exp(way);
        }
    return total;
}

/* The largest sum of values over the ways to each node, best (nodes + 1); as `lattice.best_path`.
 * The rest is that of `duidu_probabilities`. */
EXPORT void duidu_best(const int64_t *behind, const double *value, int64_t shapes, int64_t nodes,
                       double never, double *best) {
    best[nodes] = never;
    best[0] = 0;
    for (int64_t node = 1; node < nodes; node++) {
        double most = never;
        for (int64_t shape = 0; shape < shapes; shape++) {
            const int64_t from = behind[shape * nodes + node];
            if (from == nodes) continue;
            const double way = best[from] + value[shape * nodes + from];
            most = way > most ? way : most;
        }
        best[node] = most;
    }
}

/* The chain of pairs that is worth most: how each place is best reached, came (rows + 1, columns +
 * 1), which is zeros at first; as `band.anchors`. worth: (rows, columns) of each pair; a way must
 * be better by `tolerance` to count. best (columns + 1): zeros. */
EXPORT void duidu_chain(const double *worth, int64_t rows, int64_t columns, double tolerance,
                        double *best, uint8_t *came) {
    for (int64_t row = 0; row < rows; row++) {
        uint8_t *way = came + (row + 1) * (columns + 1);
        double before = 0, diagonal = 0; /* the best of this row so far; of the row above */
        for (int64_t column = 1; column <= columns; column++) {
            const double above = best[column], paired = diagonal + worth[row * columns + column - 1];
            const int is_pair = paired > above + tolerance;
            const double here = is_pair ? paired : above;
            way[column] = before > here + tolerance ? 2 : (uint8_t)is_pair;
            diagonal = above;
            before = best[column] = before > here ? before : here;
        }
    }
}
