package org.socketlab.testing.junit;

import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.TestAbortedException;
import org.socketlab.course.Course;
import org.socketlab.course.Exercise;
import org.socketlab.testing.CannotCheck;
import org.socketlab.testing.Check;
import org.socketlab.testing.CheckFailed;
import org.socketlab.testing.Child;
import org.socketlab.testing.Command;
import org.socketlab.testing.Grades;
import org.socketlab.testing.Lab;
import org.socketlab.testing.Recording;
import org.socketlab.testing.Settings;

/**
 * Carries out a check: hands it a {@link Lab}, bounds its time, and turns what happened into a
 * verdict and a story. Registered for every test of every module (META-INF/services), since {@link
 * Check} itself does not know this class.
 */
public final class CheckExtension
    implements ExecutionCondition, ParameterResolver, InvocationInterceptor {
  private static final ExtensionContext.Namespace HERE =
      ExtensionContext.Namespace.create(CheckExtension.class);

  private static final int LAST_WORDS = 200; // ms
  private static final int MOST_OF_A_LINE = 200;
  private static final int MOST_OF_A_REASON = 2000; // characters, like the others
  private static final int MOST_OF_A_STORY = 200_000;

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return context
        .getTestMethod()
        .filter(CheckExtension::isCheck)
        .filter(method -> !settings(context).selects(exercise(context), method.getName()))
        .map(method -> ConditionEvaluationResult.disabled("not selected"))
        .orElse(ConditionEvaluationResult.enabled("selected"));
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Lab.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Method method = context.getRequiredTestMethod();
    Exercise exercise = exercise(context);
    // Each check has its own random numbers, so that a replay alone gives the same ones.
    long seed = settings(context).seed() * 31 + Objects.hash(exercise.name(), method.getName());
    Lab lab = new Lab(exercise, settings(context), seed);
    context.getStore(HERE).put(Lab.class, lab);
    return lab;
  }

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> call,
      ExtensionContext context)
      throws Throwable {
    if (!isCheck(call.getExecutable())) {
      invocation.proceed();
      return;
    }
    Check check = call.getExecutable().getAnnotation(Check.class);
    captures(context).forget();
    Optional<Map<String, String>> elsewhere = ShutIn.settings(settings(context), exercise(context));
    if (elsewhere.isPresent()) {
      invocation.skip();
      Method method = call.getExecutable();
      OneCheck one = new OneCheck(context.getRequiredTestClass(), method);
      Workers.shared().carryOut(one, elsewhere.get()).report();
      return;
    }
    try (Lab lab = context.getStore(HERE).get(Lab.class, Lab.class)) {
      Throwable failure = carryOut(invocation, lab, check.seconds());
      if (failure != null && lab.children().stream().anyMatch(Child::wasNotShutIn)) {
        String said = lab.children().get(0).stderr().strip();
        throw new CannotCheck("the program can't be shut in: " + said, failure);
      }
      if (failure != null) { // a program that is about to end says why
        lab.children().forEach(child -> child.hasEnded(LAST_WORDS));
      }
      lab.children().forEach(Child::close); // so that all they said is in the story
      if (failure instanceof TestAbortedException) {
        throw failure;
      }
      if (failure != null) {
        String story = told(lab, check, context, failure);
        throw new CheckFailed(reason(failure), story);
      }
    }
  }

  private static boolean isCheck(Method method) {
    return method.isAnnotationPresent(Check.class);
  }

  /** Runs the check in a thread of its own, and closes all it waits for when its time is up. */
  private static Throwable carryOut(Invocation<Void> invocation, Lab lab, int seconds)
      throws InterruptedException {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                invocation.proceed();
              } catch (Throwable e) {
                failure.set(e);
              }
            },
            "check");
    thread.setDaemon(true);
    thread.start();
    thread.join(TimeUnit.SECONDS.toMillis(seconds));
    if (!thread.isAlive()) {
      return failure.get();
    }
    String waitedFor = lab.story().waitingFor();
    lab.children().forEach(Child::close);
    lab.close();
    thread.interrupt(); // wakes waits other than for sockets and processes
    thread.join(TimeUnit.SECONDS.toMillis(5));
    return new CheckFailed("not done after " + seconds + " s; it was waiting for: " + waitedFor);
  }

  private static String reason(Throwable failure) {
    return cut(
        failure instanceof CheckFailed ? failure.getMessage() : String.valueOf(failure),
        MOST_OF_A_REASON);
  }

  private static String told(Lab lab, Check check, ExtensionContext context, Throwable failure) {
    Exercise exercise = exercise(context);
    Settings settings = settings(context);
    StringBuilder story = new StringBuilder();
    story.append(
        "%s: %s  (0 of %d points)%n%n".formatted(exercise.name(), check.value(), check.points()));
    story.append(lab.story().text()).append("\n\n");
    story.append("  But     ").append(reason(failure)).append("\n\n");
    for (Child child : lab.children()) {
      story.append(quoted("stdout", new String(child.stdout(), StandardCharsets.UTF_8)));
      story.append(quoted("stderr", child.stderr()));
    }
    Recording wire = lab.story().recording();
    if (!wire.isEmpty()) {
      story.append("\n").append(wire.ladders().indent(2));
      captures(context)
          .keep(wire)
          .ifPresent(file -> story.append("%n  Wire    %s%n".formatted(file)));
    }
    story.append("\n");
    for (String sentence : check.contract()) {
      story.append("  The contract says: %s%n".formatted(sentence));
    }
    story.append("  Why     %s%n".formatted(check.teaches()));
    story.append("  Again   %s%n".formatted(again(settings, exercise, context)));
    return cut(story.toString(), MOST_OF_A_STORY);
  }

  private static String again(Settings settings, Exercise exercise, ExtensionContext context) {
    String check = context.getRequiredTestMethod().getName();
    if (settings.again().isPresent()) {
      return "%s %s %s --seed %d"
          .formatted(settings.again().get(), exercise.name(), check, settings.seed());
    }
    String command =
        settings.command().map(words -> " -Dlab.command=" + Command.quoted(words)).orElse("");
    return "mvn test -pl %s -am -Dlab.exercise=%s -Dlab.check=%s -Dlab.seed=%d%s"
        .formatted(exercise.module(), exercise.name(), check, settings.seed(), command);
  }

  private static String quoted(String name, String text) {
    if (text.isEmpty()) {
      return "  %s  (nothing)%n".formatted(name);
    }
    StringBuilder quoted = new StringBuilder();
    text.lines()
        .limit(30)
        .forEach(
            line ->
                quoted.append(
                    "  %s | %s%n"
                        .formatted(
                            name,
                            org.socketlab.ladder.Printable.escaped(cut(line, MOST_OF_A_LINE)))));
    return quoted.toString();
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most) + " ...";
  }

  private static Captures captures(ExtensionContext context) {
    String check = context.getRequiredTestMethod().getName();
    return new Captures(settings(context), exercise(context), check);
  }

  private static Settings settings(ExtensionContext context) {
    return new Settings(context::getConfigurationParameter);
  }

  private static Exercise exercise(ExtensionContext context) {
    return exercise(context.getRequiredTestClass());
  }

  /** The exercise that a class grades, with checks of its own or inherited ones. */
  public static Exercise exercise(Class<?> checks) {
    return Course.exercise(checks.getAnnotation(Grades.class).value());
  }
}
