/** Provider choice, pools and native calls. Only the packages of this module import it. */
@NullMarked
package io.holdfast.crypto.internal;

import org.jspecify.annotations.NullMarked;
