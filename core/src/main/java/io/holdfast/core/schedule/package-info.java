/** What mounts have to do later by themselves, in storage and in order of time. */
@NullMarked
package io.holdfast.core.schedule;

import org.jspecify.annotations.NullMarked;
