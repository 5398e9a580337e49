/** Secrets made up for tests, valid in every checksum, and their decoys, which differ in that. */
@NullMarked
package io.holdfast.scan.planted;

import org.jspecify.annotations.NullMarked;
