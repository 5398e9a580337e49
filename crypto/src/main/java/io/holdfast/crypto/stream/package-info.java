/** Stream ciphers without a tag, for forms of others that authenticate by other means. */
@NullMarked
package io.holdfast.crypto.stream;

import org.jspecify.annotations.NullMarked;
