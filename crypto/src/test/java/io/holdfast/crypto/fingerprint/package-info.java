@NullMarked
package io.holdfast.crypto.fingerprint;

import org.jspecify.annotations.NullMarked;
