/** Hash functions by the names that Vault's transit engine gives them. */
@NullMarked
package io.holdfast.crypto.hash;

import org.jspecify.annotations.NullMarked;
