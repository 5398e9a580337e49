/**
 * The texts that roles and requests are written in: lists with commas, maps of texts, templates.
 */
@NullMarked
package io.holdfast.engines.ssh.text;

import org.jspecify.annotations.NullMarked;
