// Fetches JSON; an answer that is no success is a failure.

export function read(address) {
  return fetch(address).then((answer) => {
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  });
}
