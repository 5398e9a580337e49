/**
 * WebAuthn (Level 2): what a browser and a security key answer when a credential is made or used,
 * verified. Pure: no I/O, no clock, no state. The library that does it stays behind this door.
 */
@NullMarked
package io.holdfast.webauthn;

import org.jspecify.annotations.NullMarked;
