/** The demonstration: the main job from a fresh server to a verified audit log. */
@NullMarked
package io.holdfast.cli.demo;

import org.jspecify.annotations.NullMarked;
