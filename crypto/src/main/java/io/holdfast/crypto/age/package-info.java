/**
 * Encryption to people's age keys, and of theirs to ours (the file format age-encryption.org/v1
 * with X25519 recipients, armored). Passphrases and other kinds of recipients are left out.
 */
@NullMarked
package io.holdfast.crypto.age;

import org.jspecify.annotations.NullMarked;
