/**
 * Real database servers for tests: each is started in a directory of its own, on a free port of the
 * loopback address, and ends with its test. One that is not installed skips the test loudly, and
 * fails it where {@code CI} is set.
 */
@NullMarked
package io.holdfast.testkit.database;

import org.jspecify.annotations.NullMarked;
