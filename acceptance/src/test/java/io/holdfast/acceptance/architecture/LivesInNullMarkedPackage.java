package io.holdfast.acceptance.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/** The package of a class has a package-info that is {@code @NullMarked}. */
final class LivesInNullMarkedPackage extends ArchCondition<JavaClass> {
  static final ArchCondition<JavaClass> CONDITION = new LivesInNullMarkedPackage();

  private LivesInNullMarkedPackage() {
    super("live in a package that is @NullMarked");
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
    events.add(
        new SimpleConditionEvent(
            type, marked, type.getPackageName() + " has no package-info with @NullMarked"));
  }
}
