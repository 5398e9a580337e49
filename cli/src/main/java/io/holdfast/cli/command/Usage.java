package io.holdfast.cli.command;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How a command is called, and what it does. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Usage {
  /** The line that shows how it is called. */
  String synopsis();

  /** What it does: lines of at most 90 characters. */
  String[] does();
}
