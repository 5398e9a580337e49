/** What the identity behind a token gives it: policies, and values for templated ones. */
@NullMarked
package io.holdfast.core.identity.subject;

import org.jspecify.annotations.NullMarked;
