/** What accounts log in with, and how it is made. */
@NullMarked
package io.holdfast.engine.database.credential;

import org.jspecify.annotations.NullMarked;
