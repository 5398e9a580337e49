/**
 * The Merkle tree of RFC 6962 and RFC 9162: hashing, and inclusion and consistency proofs, made and
 * verified. Pure: it reads no file.
 */
@NullMarked
package io.holdfast.log.merkle;

import org.jspecify.annotations.NullMarked;
