package io.holdfast.cli.command;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A field that holds an object with flags of its own, shared by several commands. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface FlagGroup {
  /** The title above its flags in help, "" to show them among the command's. */
  String value() default "";
}
