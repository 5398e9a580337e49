/** Bytes as text: classes of characters, edges of tokens, encodings, randomness of a value. */
@NullMarked
package io.holdfast.scan.text;

import org.jspecify.annotations.NullMarked;
