/* Whether this library may be called at all. */

#include "common.h"

#if defined(__AVX2__)
#include <cpuid.h>

#define FMA (1u << 12)
#define OSXSAVE (1u << 27) /* the system tells which registers it saves */
#define AVX (1u << 28)
#define F16C (1u << 29)
#define AVX2 (1u << 5) /* on the leaf for extensions */
#define WIDE 6u        /* registers that AVX works in */

/* Asked of the processor itself: what compilers have for it does not work with each of them. */
static int is_fit(void) {
    const unsigned wanted = FMA | OSXSAVE | AVX | F16C;
    unsigned eax, ebx, ecx, edx, saved, rest;
    if (!__get_cpuid(1, &eax, &ebx, &ecx, &edx) || (ecx & wanted) != wanted) return 0;
    if (!__get_cpuid_count(7, 0, &eax, &ebx, &ecx, &edx) || !(ebx & AVX2)) return 0;
    __asm__("xgetbv" : "=a"(saved), "=d"(rest) : "c"(0));
    return (saved & WIDE) == WIDE;
}
#else
static int is_fit(void) { return 1; }
#endif

/* Which edition of these functions this is; below zero on a processor that cannot do them. */
EXPORT int duidu_edition(void) { return is_fit() ? EDITION : -1; }
