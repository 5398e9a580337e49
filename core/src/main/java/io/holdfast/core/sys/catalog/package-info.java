/** {@code sys/catalog}: which secrets there are, who answers for them, and who can reach them. */
@NullMarked
package io.holdfast.core.sys.catalog;

import org.jspecify.annotations.NullMarked;
