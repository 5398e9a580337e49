package io.holdfast.cli.command;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A field that a flag fills: boolean or Boolean (a switch), int or Integer, String, {@link
 * GoDuration}, or a list of strings, to which every further use of the flag adds.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Flag {
  /** Its names, each with one dash; the last is the one that help shows first. */
  String[] names();

  /** What its value is, for help. */
  String label() default "";

  /** What it is for, for help. */
  String help();

  /** What separates several values in one use; "" where a value is taken whole. */
  String separator() default "";
}
