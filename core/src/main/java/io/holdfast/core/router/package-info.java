/** Which mount and which of its routes serves a path; the mount table in storage. */
@NullMarked
package io.holdfast.core.router;

import org.jspecify.annotations.NullMarked;
