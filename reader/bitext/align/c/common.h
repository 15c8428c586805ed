/* What the files of the aligner's kernel share. They are compiled together by packaging/kernel.py
 * and called through ctypes by kernel.py: plain C, no allocation, no state, safe from any thread.
 * Vectors of eight are written out for compilers that know them (GCC, Clang). */

#ifndef DUIDU_COMMON_H
#define DUIDU_COMMON_H

#include <stdint.h>

#if defined(_WIN32)
#define EXPORT __declspec(dllexport)
#else
#define EXPORT __attribute__((visibility("default")))
#endif

/* What these functions take and do; kernel.py names the one that it calls. */
#define EDITION 1

#endif
