/** A security key in software, for tests of WebAuthn. */
@NullMarked
package io.holdfast.testkit.webauthn;

import org.jspecify.annotations.NullMarked;
