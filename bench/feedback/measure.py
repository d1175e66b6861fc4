"""Measures bin/lab as a student meets it: from a save to the verdict, and a whole check of right programs.

Beside each time stands the ratio to a bare start of the same program, which no feedback can undercut.
"""
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

SAVES = int(sys.argv[1])
LAB = os.path.abspath("bin/lab")
WATCHED = "echo-client"
PYTHON, JAVA = "python", "java"


def cut(source, comment):
    """The solution: the marked program without its marks."""
    lines = open(source, encoding="utf-8").read().splitlines(keepends=True)
    return "".join(line for line in lines if line.strip() not in (comment + "[", comment + "]"))


def folder(language, work):
    place = os.path.join(work, language)
    subprocess.run([LAB, "start", "--lang", language, place], check=True, stdout=subprocess.DEVNULL)
    return place


def seconds(command, **more):
    began = time.monotonic()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL, **more)
    return time.monotonic() - began


def median(values):
    return statistics.median(values)


def watched(place, file):
    """From a save to "checking ...", to the first story, and to the points: medians in seconds."""
    watch = subprocess.Popen([LAB, "watch", WATCHED], cwd=place, stdout=subprocess.PIPE, text=True)
    seen, told, summed = [], [], []
    try:
        until(watch, r"points$")
        for i in range(SAVES):
            with open(file, "a", encoding="utf-8") as program:
                program.write("\n")
            began = time.monotonic()
            until(watch, r"^checking")
            seen.append(time.monotonic() - began)
            until(watch, r"^  But ")
            told.append(time.monotonic() - began)
            until(watch, r"points$")
            summed.append(time.monotonic() - began)
    finally:
        watch.terminate()
    return median(seen), median(told), median(summed)


def until(watch, pattern):
    for line in watch.stdout:
        if re.search(pattern, line.rstrip("\n")):
            return
    sys.exit("lab watch ended")


def first_failure(place):
    """From the start of "lab check" to its first story: the median in seconds."""
    times = []
    for _ in range(max(3, SAVES // 4)):
        began = time.monotonic()
        check = subprocess.Popen([LAB, "check", WATCHED], cwd=place, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        until(check, r"^  But ")
        times.append(time.monotonic() - began)
        check.communicate()
    return median(times)


def bare(language, place):
    """A start of the watched program that does nothing but end: the median in seconds."""
    if language == PYTHON:
        command = ["python3", WATCHED + ".py", "--version"]
    else:
        command = ["java", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-cp", ".lab/classes/" + WATCHED, "EchoClient", "--version"]
    return median([seconds(command, cwd=place) for _ in range(SAVES)])


def right(place, work):
    """A whole check of each right program: seconds by exercise, and the points."""
    exercises = [line.split()[0] for line in subprocess.run([LAB, "status"], cwd=place, capture_output=True, text=True).stdout.splitlines() if re.match(r"  \S+ +\d+/", line)]
    own = os.path.join(work, "own")
    os.mkdir(own)
    with open(os.path.join(own, "lab.properties"), "w", encoding="utf-8") as properties:
        properties.write(f"language = other\ncommand = '{os.path.abspath('bin')}/{{program}}'\n")
    for name in exercises:
        module = next(m for m in ("utils", "ntp", "httpclient", "socketserver", "echo") if os.path.exists(f"{m}/src/handout/python/{name}.py"))
        solution = cut(f"{module}/src/handout/python/{name}.py", "#")
        ours = name in ("wiretap", "tws", "chat-server", "chat-client")  # of which there is no solution in Python
        if not ours:
            with open(os.path.join(place, name + ".py"), "w", encoding="utf-8") as program:
                program.write(solution)
        times, points = [], ""
        for _ in range(3):
            began = time.monotonic()
            said = subprocess.run([LAB, "check", name], cwd=own if ours else place, capture_output=True, text=True).stdout
            times.append(time.monotonic() - began)
            points = (re.findall(r"^\S+ (\d+/\d+) points$", said, re.MULTILINE) or ["none"])[0]
        yield name, median(times), points, "ours" if ours else "Python"


def main():
    work = tempfile.mkdtemp(prefix="feedback-")
    try:
        print("| hand-out of echo-client | a bare start | save to 'checking' | to the first story | to the points | lab check: to the first story |")
        print("|---|---|---|---|---|---|")
        for language, file in ((PYTHON, WATCHED + ".py"), (JAVA, "EchoClient.java")):
            place = folder(language, work)
            seen, told, summed = watched(place, os.path.join(place, file))
            start = bare(language, place)
            first = first_failure(place)
            cells = [f"{start:.2f} s"] + [f"{value:.2f} s ({value / start:.0f} x)" for value in (seen, told, summed, first)]
            print(f"| {language} | " + " | ".join(cells) + " |", flush=True)
        print("\n| lab check of a right program | s | points | written in |")
        print("|---|---|---|---|")
        for name, took, points, language in right(os.path.join(work, PYTHON), work):
            print(f"| {name} | {took:.1f} | {points} | {language} |", flush=True)
    finally:
        shutil.rmtree(work)


main()
