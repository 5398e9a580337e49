package io.holdfast.core;

import java.util.Collections;
import java.util.SortedMap;

/** How much each logger says: trace, debug, info, warn or error. */
public interface LogLevels {
  /** The loggers there are, each with its level. */
  SortedMap<String, String> levels();

  /** Sets the level of a logger that there is. */
  void set(String logger, String level);

  /** Sets the level of all. */
  void setAll(String level);

  /** Gives a logger the configured level back. */
  void reset(String logger);

  /** Gives all loggers the configured level back. */
  void resetAll();

  /** No loggers. */
  LogLevels NONE =
      new LogLevels() {
        @Override
        public SortedMap<String, String> levels() {
          return Collections.emptySortedMap();
        }

        @Override
        public void set(String logger, String level) {}

        @Override
        public void setAll(String level) {}

        @Override
        public void reset(String logger) {}

        @Override
        public void resetAll() {}
      };
}
