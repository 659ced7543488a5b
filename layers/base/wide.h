#pragma once

/// HETU_WIDE before a function: one more copy of it for processors with AVX2, chosen when the
/// program starts. It does the same operations in the same order; a file that adds doubles so is
/// compiled without fused multiply-add (-ffp-contract=off), and then gives the same bits.
/// Sanitizers cannot run such choosers, clang 14 does not know them.
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) && \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define HETU_WIDE __attribute__((target_clones("avx2", "default")))
#else
#define HETU_WIDE
#endif

/// HETU_INLINE: becomes part of the copy that calls it.
#if defined(__GNUC__)
#define HETU_INLINE inline __attribute__((always_inline))
#else
#define HETU_INLINE inline
#endif
