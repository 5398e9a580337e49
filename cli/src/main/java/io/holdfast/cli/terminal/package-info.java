/** The process' surroundings: streams, environment, prompts and the token helper's file. */
@NullMarked
package io.holdfast.cli.terminal;

import org.jspecify.annotations.NullMarked;
