/** What users of userpass would lose, through a whole core. */
@NullMarked
package io.holdfast.auth.userpass;

import org.jspecify.annotations.NullMarked;
