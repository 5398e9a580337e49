/** What is looked for and what was seen: rules, detectors, windows, hits. */
@NullMarked
package io.holdfast.scan.rule;

import org.jspecify.annotations.NullMarked;
