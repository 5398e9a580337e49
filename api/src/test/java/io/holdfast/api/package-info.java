/** What engines would lose if the interface's own values misbehaved. */
@NullMarked
package io.holdfast.api;

import org.jspecify.annotations.NullMarked;
