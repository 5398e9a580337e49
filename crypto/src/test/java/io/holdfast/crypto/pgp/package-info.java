@org.jspecify.annotations.NullMarked
package io.holdfast.crypto.pgp;
