/** What tests stand on: an in-process core on real parts, and a clock that moves when told. */
@NullMarked
package io.holdfast.testkit;

import org.jspecify.annotations.NullMarked;
