/** The states of a key's life (NIST SP 800-57). */
@NullMarked
package io.holdfast.crypto.lifecycle;

import org.jspecify.annotations.NullMarked;
