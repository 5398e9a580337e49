package io.holdfast.scan.run;

/** Is told how far a scan is. */
@FunctionalInterface
public interface Progress {
  Progress NONE = (_, _, _) -> {};

  /** So many objects and bytes are done, and so much was found. */
  void done(long objects, long bytes, long findings);
}
