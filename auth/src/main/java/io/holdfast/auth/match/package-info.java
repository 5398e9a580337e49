/** Matching of names by patterns, as the roles of several auth methods do. */
@NullMarked
package io.holdfast.auth.match;

import org.jspecify.annotations.NullMarked;
