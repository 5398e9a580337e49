/**
 * Programs and libraries that nobody here wrote, as {@code acceptance/peers} installs them. A test
 * without its peer is skipped, and says so loudly; where {@code CI} is set it fails.
 */
@NullMarked
package io.holdfast.acceptance.peer;

import org.jspecify.annotations.NullMarked;
