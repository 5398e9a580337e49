/** What patterns match. */
@NullMarked
package io.holdfast.auth.match;

import org.jspecify.annotations.NullMarked;
