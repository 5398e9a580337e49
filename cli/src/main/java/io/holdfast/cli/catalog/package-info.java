/**
 * The family {@code catalog}: which secrets there are, who answers for them, who can reach them.
 */
@NullMarked
package io.holdfast.cli.catalog;

import org.jspecify.annotations.NullMarked;
