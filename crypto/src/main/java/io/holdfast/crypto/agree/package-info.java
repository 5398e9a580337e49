/** Agreement on a secret by two parties who know each other's public key. */
@NullMarked
package io.holdfast.crypto.agree;

import org.jspecify.annotations.NullMarked;
