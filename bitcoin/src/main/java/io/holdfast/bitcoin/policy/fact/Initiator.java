package io.holdfast.bitcoin.policy.fact;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Who asks for a signature.
 *
 * @param id of the entity, which usage is counted by; empty where there is none
 * @param name of the entity, for people; empty where there is none
 * @param groups the names of the groups it is in
 */
public record Initiator(String id, String name, SortedSet<String> groups) {
  public Initiator {
    groups = Collections.unmodifiableSortedSet(new TreeSet<>(groups));
  }

  public Initiator(String id, String name, Collection<String> groups) {
    this(id, name, (SortedSet<String>) new TreeSet<>(groups));
  }

  /** Whether it is in any of these groups, whose names are the same whatever their case. */
  public boolean isInAny(Collection<String> others) {
    return others.stream().anyMatch(other -> groups.stream().anyMatch(other::equalsIgnoreCase));
  }
}
