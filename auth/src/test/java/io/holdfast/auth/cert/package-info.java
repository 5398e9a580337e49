/** What those who log in by certificate would lose, through a whole core and real certificates. */
@NullMarked
package io.holdfast.auth.cert;

import org.jspecify.annotations.NullMarked;
