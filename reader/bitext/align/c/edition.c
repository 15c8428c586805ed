/* Whether this library may be called at all. */

#include "common.h"

/* Which edition of these functions this is; below zero on a processor that cannot do them. */
EXPORT int duidu_edition(void) {
#if defined(__AVX2__)
    if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("fma") ||
        !__builtin_cpu_supports("f16c"))
        return -1;
#endif
    return EDITION;
}
