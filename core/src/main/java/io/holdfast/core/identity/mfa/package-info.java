/** Second factors at login: methods, secrets of entities, and where they are asked for. */
@NullMarked
package io.holdfast.core.identity.mfa;

import org.jspecify.annotations.NullMarked;
