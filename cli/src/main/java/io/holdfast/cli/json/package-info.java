/** JSON values as a sealed type, with their reader and the JSON and YAML printers. */
@NullMarked
package io.holdfast.cli.json;

import org.jspecify.annotations.NullMarked;
