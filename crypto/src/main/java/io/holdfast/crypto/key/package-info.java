/**
 * The encodings of keys at rest and in transit between programs: PKCS#8 and SubjectPublicKeyInfo in
 * DER and PEM, and the older PKCS#1 and SEC 1 forms that Vault exports.
 */
@NullMarked
package io.holdfast.crypto.key;

import org.jspecify.annotations.NullMarked;
