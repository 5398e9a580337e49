/**
 * When the secret of an account is changed by itself: by a period, or by a schedule with a window.
 */
@NullMarked
package io.holdfast.engine.database.rotation;

import org.jspecify.annotations.NullMarked;
