// What the bench uses of autocannon, which brings no types of its own.
declare module 'autocannon' {
  type Asked = { url: string; connections: number; duration: number; headers: Record<string, string> }
  type Result = {
    requests: { average: number }
    latency: { p50: number; p99: number }
    non2xx: number
    errors: number
  }
  export default function autocannon(asked: Asked): Promise<Result>
}
